<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "sallyport-commons.ftl" as commons>
<#-- field.ftl has no field with proposals and none for telephone numbers. -->
<#macro input name value extra...>
  <#local error = messagesPerField.get(name)>
  <@field.group name=name label=msg("sallyport.sms." + name + ".label") error=error required=true>
    <span class="${properties.kcInputClass} <#if error?has_content>${properties.kcError}</#if>">
      <input id="${name}" name="${name}" value="${value}" aria-invalid="${error?has_content?c}" <#list extra as attribute, text>${attribute}="${text}" </#list>>
      <@field.errorIcon error=error />
    </span>
    <#nested>
  </@field.group>
</#macro>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('country', 'number'); section>
<!-- template: sms-setup.ftl -->

  <#if section = "header">
    ${msg("sallyport.sms.setup.title")}
  <#elseif section = "form">
    <p class="pf-v5-u-mb-md">${msg("sallyport.sms.setup.text")}</p>
    <form id="sallyport-sms-setup-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
      <@input name="country" value=sms.country type="text" list="sallyport-countries" autocomplete="off">
        <datalist id="sallyport-countries">
          <#list sms.countries as country><option value="${country}"></option></#list>
        </datalist>
      </@input>
      <@input name="number" value=sms.number type="tel" autocomplete="tel-national" />
      <@commons.saveOrCancel id="sallyport-sms-send" label="sallyport.sentcode.setup.send" />
    </form>
  </#if>
</@layout.registrationLayout>
