<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "sallyport-commons.ftl" as commons>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('address'); section>
<!-- template: email-setup.ftl -->

  <#if section = "header">
    ${msg("sallyport.email.setup.title")}
  <#elseif section = "form">
    <p class="pf-v5-u-mb-md">${msg("sallyport.email.setup.text")}</p>
    <form id="sallyport-email-setup-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
      <@field.input name="address" label=msg("sallyport.email.address.label") value=email.address required=true autocomplete="email" autofocus=true />
      <@commons.saveOrCancel id="sallyport-email-send" label="sallyport.sentcode.setup.send" />
    </form>
  </#if>
</@layout.registrationLayout>
